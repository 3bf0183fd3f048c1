import { defineElement } from '../espace/define-element.ts'
import { InoeDocuments } from './inoe-documents.ts'

defineElement('inoe-documents', InoeDocuments)
