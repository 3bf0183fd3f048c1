import { defineElement } from '../espace/define-element.ts'
import { InoeApplication } from './inoe-application.ts'

defineElement('inoe-application', InoeApplication)
