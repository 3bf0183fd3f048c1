import { defineElement } from '../espace/define-element.ts'
import { InoeFoyer } from './inoe-foyer.ts'

defineElement('inoe-foyer', InoeFoyer)
