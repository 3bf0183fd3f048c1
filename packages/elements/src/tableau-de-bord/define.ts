import { defineElement } from '../espace/define-element.ts'
import { InoeTableauDeBord } from './inoe-tableau-de-bord.ts'

defineElement('inoe-tableau-de-bord', InoeTableauDeBord)
