import type { Phrases } from './phrases.fr.ts'

export const phrases: Phrases = {
  espace: 'Espaço família',
  precisions: {
    attente: 'lista de espera',
    demande: 'pedido, a aguardar resposta do serviço',
    proposee: 'vaga proposta, a confirmar',
    absence: 'ausência declarada',
  },
  titre: (prenom, what) => `${prenom}: ${what}`,
}
