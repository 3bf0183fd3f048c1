import { defineElement } from '../espace/define-element.ts'
import { InoeMesDonnees } from './inoe-mes-donnees.ts'

defineElement('inoe-mes-donnees', InoeMesDonnees)
