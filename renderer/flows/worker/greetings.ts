/**
 * A greeting in the languages most people at the counter speak, each in its own words: whoever comes sees their own,
 * before any language is chosen. Source: domain.md 8.
 */
export const greetings = [
  { language: 'es', words: 'Bienvenido' },
  { language: 'en', words: 'Welcome' },
  { language: 'zh', words: '欢迎' },
  { language: 'ht', words: 'Byenveni' },
  { language: 'fr', words: 'Bienvenue' },
  { language: 'pt', words: 'Bem-vindo' },
  { language: 'qu', words: 'Alli shamushka' },
] as const;
