import { defineElement } from '../espace/define-element.ts'
import { InoeHistorique } from './inoe-historique.ts'

defineElement('inoe-historique', InoeHistorique)
