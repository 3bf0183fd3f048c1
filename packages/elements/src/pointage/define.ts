import { defineElement } from '../espace/define-element.ts'
import { InoePointage } from './inoe-pointage.ts'

defineElement('inoe-pointage', InoePointage)
