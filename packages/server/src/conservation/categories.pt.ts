import type { Mots } from './categories.ts'

export const mots: Mots = {
  dossiers: {
    quoi: 'O processo da família e as suas contas',
    depuis: 'o último acontecimento do processo: sessão, pedido, dia de acolhimento, mensagem, fatura',
    pourquoi: 'o tempo durante o qual a família ou a autarquia pode recorrer à justiça',
  },
  demandes: {
    quoi: 'Os pedidos recusados ou retirados, e as alterações do processo respondidas',
    depuis: 'a resposta, ou a retirada',
    pourquoi: 'é preciso poder responder a um recurso, ou ao Défenseur des droits',
  },
  accueil: {
    quoi: 'Os dias reservados e as presenças que não foram faturados',
    depuis: 'o dia',
    pourquoi: 'a CAF pode controlar as horas que financiou',
  },
  sante: {
    quoi: 'A saúde das crianças, as suas ausências e os seus atestados',
    depuis: 'o último acolhimento da criança; a própria ausência para um atestado',
    pourquoi: 'estes dados sensíveis servem apenas para o acolhimento da criança',
  },
  documents: {
    quoi: 'Os documentos substituídos, recusados ou chegados ao fim',
    depuis: 'a substituição, a recusa ou o fim da validade',
    pourquoi: 'um documento já não serve depois de substituído ou caducado',
  },
  messages: {
    quoi: 'As conversas com as equipas, e os seus anexos',
    depuis: 'a última mensagem',
    pourquoi: 'guardam o rasto do que foi pedido e respondido',
  },
  decisions: {
    quoi: 'As decisões judiciais que já não se aplicam',
    depuis: 'o fim da decisão, o seu levantamento ou a resposta',
    pourquoi: 'são sensíveis e já não servem',
  },
  consentements: {
    quoi: 'As autorizações substituídas por uma resposta mais recente',
    depuis: 'a resposta que as substitui',
    pourquoi: 'é preciso poder provar o que estava autorizado',
  },
  quotients: {
    quoi: 'Os antigos quotients familiaux, e os seus comprovativos',
    depuis: 'o quotient que os substitui',
    pourquoi: 'explicam o preço das faturas, que se pode contestar',
  },
  comptabilite: {
    quoi: 'As faturas, os pagamentos, os débitos diretos, e os dias faturados',
    depuis: 'o fim do exercício',
    pourquoi: 'são documentos contabilísticos',
  },
  'acces-sante': {
    quoi: 'O registo de quem leu as informações de saúde dos seus filhos',
    depuis: 'a leitura',
    pourquoi: 'deve poder saber quem leu o quê',
  },
  effacements: {
    quoi: 'Os pedidos de apagamento e as suas respostas, sem endereço',
    depuis: 'a resposta',
    pourquoi: 'a autarquia deve poder provar que respondeu',
  },
  connexions: {
    quoi: 'O histórico das suas sessões',
    depuis: 'a ligação',
    pourquoi: 'protege a sua conta',
  },
}
