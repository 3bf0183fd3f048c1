import { defineElement } from '../espace/define-element.ts'
import { InoeMessages } from './inoe-messages.ts'

defineElement('inoe-messages', InoeMessages)
