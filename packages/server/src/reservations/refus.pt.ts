import type { Phrase } from './refus.fr.ts'

/** Why a day was not saved, in Portuguese. */
export const phrase: Phrase = ({ refus, action, faits }, { prenom, depuis, jusquA, unite, ages }) => {
  const ate = jusquA('pt-PT')
  switch (refus) {
    case 'non-inscrit':
      return `A inscrição de ${prenom} nesta atividade não está aceite: peça-a em «Os nossos serviços».`
    case 'age':
      return `${prenom} não terá a idade desta atividade nesse dia (${ages.max === null ? `a partir dos ${ages.min} anos` : `dos ${ages.min} aos ${ages.max} anos`}).`
    case 'dossier-a-renouveler':
      return 'Renove primeiro o seu processo em «O meu agregado»: o prazo terminou.'
    case 'piece-manquante':
      return `A entregar primeiro em «Os meus documentos»: ${faits?.piecesManquantes.join(', ')}.`
    case 'ferme':
      return 'As reservas deste dia estão encerradas.'
    case 'pas-encore-ouvert':
      return `As reservas abrem ${depuis('pt-PT')}.`
    case 'hors-delai':
      if (faits?.vivante?.etat === 'proposee') return `Devia confirmar até ${ate}.`
      return `Devia ${action === 'ajouter' ? 'reservar' : 'cancelar'} até ${ate}. Telefone à equipa.`
    case 'conflit-unite':
      return `${prenom} já tem «${unite}» nesse dia: retire primeiro essa reserva.`
    case 'plafond':
      return `${prenom} já tem os dias permitidos: ${faits?.plafond ? `${faits.plafond.nombre} no máximo por ${faits.plafond.par === 'semaine' ? 'semana' : 'período'}` : ''}.`
    case 'complet':
      return 'Já não há vagas nesse dia.'
    case 'deja-reserve':
      return `${prenom} já tem uma vaga nesse dia.`
    case 'non-reserve':
      return `${prenom} não tem reserva a retirar nesse dia.`
    case 'deja-facture':
      return 'Este dia já foi faturado: contacte a equipa.'
    case 'deja-absent':
      return 'Há uma falta comunicada nesse dia: retire primeiro a comunicação.'
    case 'autre-foyer':
      return `Nesse dia, ${prenom} está com o outro progenitor: cada agregado reserva os seus dias.`
    case 'ensemble':
      return 'Nada mudou nesse dia: queria todos os dias escolhidos, ou nenhum.'
    default:
      return 'Este dia não existe ou já não é proposto.'
  }
}
