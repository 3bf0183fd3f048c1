import { defineElement } from './define-element.ts'
import { InoeEspace } from './inoe-espace.ts'

defineElement('inoe-espace', InoeEspace)
