/** Hosts where designated groups keep their channels; the owner adds others. A host counts with all names under it. */
export const CHANNEL_HOSTS: readonly string[] = [
  't.me',
  'telegram.me',
  'telegram.dog',
  'chat.whatsapp.com',
  'discord.gg',
  'signal.group',
]
