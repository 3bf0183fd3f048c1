import { defineElement } from '../espace/define-element.ts'
import { InoeLogin } from './inoe-login.ts'

defineElement('inoe-login', InoeLogin)
