import { defineElement } from '../espace/define-element.ts'
import { InoePlanning } from './inoe-planning.ts'

defineElement('inoe-planning', InoePlanning)
