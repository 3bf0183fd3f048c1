import { defineElement } from '../espace/define-element.ts'
import { InoeActualites } from './inoe-actualites.ts'

defineElement('inoe-actualites', InoeActualites)
