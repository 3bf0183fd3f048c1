import { commencer } from './redirection.ts'

commencer()
