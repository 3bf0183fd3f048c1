import type { Champ } from '@inoe/contract/champs'
import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const CHAMPS: Record<Champ, string> = {
  adresse: 'morada',
  complement: 'complemento de morada',
  codePostal: 'código postal',
  commune: 'localidade',
  telephone: 'telefone',
  revenusCentimes: 'rendimento fiscal de referência',
  revenusAnnee: 'ano desse rendimento',
  quotientFamilial: 'quotient familial',
  caisse: 'CAF ou MSA',
  numeroAllocataire: 'número CAF ou MSA',
  enfantsACharge: 'filhos a cargo',
  enfantsAeeh: 'filhos com AEEH',
  'premier.nom': 'apelido',
  'premier.prenom': 'nome próprio',
  'premier.courriel': 'endereço de e-mail',
  second: 'segundo progenitor',
  'enfant.nom': 'apelido',
  'enfant.prenom': 'nome próprio',
  'enfant.dateNaissance': 'data de nascimento',
  'sante.allergies': 'alergias',
  'sante.regime': 'dieta',
  'sante.pai': 'projeto de acolhimento individualizado (PAI)',
  'sante.vaccins': 'vacinas',
  'sante.medecin': 'médico',
  'sante.medecinTelephone': 'telefone do médico',
  'sante.autres': 'outras informações úteis',
}

export function modificationAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: 'Alteração do seu processo aceite',
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa aceitou a alteração do seu processo${de(sujet)}: ${noms(sujet)}.`,
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
      'Os preços das próximas faturas têm-na em conta. As faturas já emitidas não mudam.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: `Alguma pergunta? ${contact(sujet.collectivite)}`,
  }
}

export function modificationRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: 'Alteração do seu processo recusada',
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa não aceitou a alteração do seu processo${de(sujet)}: ${noms(sujet)}. O seu processo fica como estava.`,
      `Motivo: ${motif}`,
      `Para falar sobre o assunto ou pedir uma nova análise: ${contact(sujet.collectivite)}`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

const de = ({ enfant }: Sujet) => (enfant ? ` (${enfant})` : '')
const noms = ({ changements }: Sujet) => [...new Set(changements.map((one) => CHAMPS[one.champ]))].join(', ')
const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  [courriel, telephone].filter(Boolean).join(' · ') || nom
