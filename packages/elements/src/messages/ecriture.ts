// What one reads and writes a conversation with: it comes when one first does.
export { renderConversation } from './conversation.ts'
export { renderNouveau } from './nouveau.ts'
export { redactionDe } from './redaction.ts'
