import { defineElement } from '../espace/define-element.ts'
import { InoeInscriptions } from './inoe-inscriptions.ts'

defineElement('inoe-inscriptions', InoeInscriptions)
