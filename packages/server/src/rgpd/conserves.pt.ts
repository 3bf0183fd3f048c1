import type { Mots } from './conserves.fr.ts'

const CONTA =
  'A sua conta: endereço de e-mail, palavra-passe, chaves de acesso, aparelhos, sessões, cópias dos seus dados'

export const mots: Mots = {
  efface: {
    foyer: [
      CONTA,
      'O processo do agregado: adultos, morada, rendimentos, quotient familial',
      'As crianças e a sua saúde, exceto uma criança que tenha outra casa: fica lá',
      'As inscrições, as reservas e presenças que não foram faturadas, as ausências',
      'Os documentos, as mensagens e todos os ficheiros',
    ],
    compte: [CONTA, 'O seu nome e os seus contactos no processo do agregado, e nas mensagens que escreveu'],
  },
  apresExercice: (duree) => `${duree} após o fim do exercício`,
  apresLaFin: (duree) => `${duree} após o seu fim`,
  factures: {
    quoi: 'As faturas e as notas de crédito, com o nome e a morada nelas impressos',
    pourquoi: 'são documentos contabilísticos',
  },
  reglements: {
    quoi: 'Os pagamentos, os pagamentos em linha, os débitos diretos e os mandatos assinados (revogados)',
    pourquoi: 'provam o que foi pago',
  },
  jours: {
    quoi: 'Os dias e as horas faturados, num processo sem nome nem morada',
    duree: 'tanto tempo como a fatura',
    pourquoi: 'justificam-na',
  },
  decisions: {
    quoi: 'As decisões judiciais aplicadas a uma criança que tem outra casa, sem o nome do seu agregado',
    pourquoi: 'dizem a quem a criança não deve ser entregue',
  },
  demande: {
    quoi: 'O seu pedido e a resposta, sem o seu endereço',
    pourquoi: 'a autarquia deve poder provar que respondeu',
  },
  dossier: {
    quoi: 'O processo do agregado: crianças, reservas, documentos, mensagens, faturas',
    duree: 'enquanto o outro progenitor o utilizar',
    pourquoi: 'também é dele; as suas mensagens ficam lá sem o seu nome',
  },
}
