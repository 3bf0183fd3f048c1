// Passkeys in the browser: downloaded when one is wanted.
import type { OptionsCle } from '@inoe/contract/comptes'
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

export { cleAccesFr } from './cle-acces.fr.ts'

/** Asks the browser to make a key. @returns undefined when the person gave up, or the time was over */
export function creerCle({ options }: OptionsCle): Promise<object | undefined> {
  return tenter(() =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  )
}

/** Asks the browser for one of its keys. @returns undefined when the person gave up, or the time was over */
export function demanderCle({ options }: OptionsCle): Promise<object | undefined> {
  return tenter(() =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  )
}

/** « A key of this account is on this device already »: not a failure to hide. */
export class CleDejaLa extends Error {}

async function tenter<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidStateError') throw new CleDejaLa()
    // NotAllowedError: given up, no key here, too late; the browser does not say which, on purpose.
    return undefined
  }
}
