import { defineElement } from '../espace/define-element.ts'
import { InoeServices } from './inoe-services.ts'

defineElement('inoe-services', InoeServices)
