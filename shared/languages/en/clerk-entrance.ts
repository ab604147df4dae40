import type { Widen } from '../catalogue.ts';
import type { entrance as spanish } from '../es/clerk-entrance.ts';

export const entrance: Widen<typeof spanish> = {
  firstRun: {
    title: 'Set up this terminal',
    lead: 'Done once. Everything is kept encrypted on this machine.',
    branch: 'The branch',
    branchCode: 'Branch code',
    branchCodeHelp: 'Three digits, for example 017.',
    branchName: 'Branch name',
    terminalNumber: 'Number of this terminal',
    terminalNumberHelp: 'One digit, 0 to 9. No other machine of the branch may have the same.',
    admin: 'The first administrator',
    adminName: 'Full name',
    adminUsername: 'Username',
    usernameHelp: '3 to 40: lower-case letters, digits, dot or hyphen.',
    adminPassword: 'Password',
    passwordHelp: 'At least 12 characters. A long phrase beats symbols.',
    passwordAgain: 'Password again',
    adminPin: 'PIN to unlock',
    pinHelp: '4 to 8 digits; neither repeated nor in sequence.',
    recovery: 'The recovery passphrase',
    passphrase: 'Recovery passphrase',
    passphraseAgain: 'Passphrase again',
    passphraseHelp: 'Five words or more that nobody can guess.',
    passphraseLoss:
      'If this machine breaks or changes hands, only this passphrase opens the data. If the passphrase is lost as well, the records of this terminal cannot be recovered: nobody, support included, has a copy. Write it on paper and keep it in the branch’s safe.',
    understood: 'I wrote the passphrase on paper and it is kept away from this machine.',
    create: 'Create the terminal',
    creating: 'Creating the encrypted store…',
    differs: 'Not the same as above.',
    error: {
      'already-set-up': 'This terminal is already set up. Restart the program.',
      'weak-password': 'That password is easy to guess. Use a longer phrase.',
      'weak-pin': 'That PIN is easy to guess. Avoid repeated or consecutive digits.',
      'weak-passphrase': 'That passphrase is short or common. Use five words or more.',
      'disk-full': 'The disk is full. Free some space and try again; nothing was created.',
    },
    check: {
      branchCode: 'Type the three digits of the code.',
      branchName: 'Type the name of the branch.',
      terminalNumber: 'Type one digit, 0 to 9.',
      name: 'Type the person’s name.',
      username: 'Use 3 to 40 lower-case letters, digits, dots or hyphens.',
      password: 'Type the password.',
      pin: 'Type 4 to 8 digits.',
      passphrase: 'Type the recovery passphrase.',
    },
  },
  sealed: {
    title: 'The data is sealed',
    lead: 'This machine could not open the store’s key on its own. The recovery passphrase opens it. Nothing is lost.',
    passphrase: 'Recovery passphrase',
    open: 'Open the data',
    wrong: 'That is not the passphrase. Check capitals, spaces and accents.',
  },
  unavailable: {
    title: 'The data cannot be opened',
    saved: 'Nothing was erased. Do not reinstall the program or copy files by hand.',
    what: 'What to do',
    problem: {
      'database-newer': 'The data belongs to a newer version of the program.',
      'database-busy': 'Another program has the data open.',
      'database-damaged': 'The data file is damaged.',
      'disk-full': 'The disk is full.',
      'key-wrong': 'The key kept on this machine is not the one of this data.',
    },
    advice: {
      'database-newer': 'Install the latest version of Ventanilla on this machine and open it again.',
      'database-busy':
        'Close the other Ventanilla window or the program that uses the data. This screen opens by itself once the data is free; otherwise restart the machine.',
      'database-damaged': 'Leave the machine as it is and call support. Meanwhile use another terminal.',
      'disk-full':
        'Delete files that are not Ventanilla’s or ask support for more space, then restart the program.',
      'key-wrong':
        'Check that the data belongs to this terminal. If it came from another machine, support opens it with the recovery passphrase.',
    },
  },
  signIn: {
    title: 'Sign in',
    lead: 'With your own account. What you do here is recorded under your name.',
    username: 'Username',
    password: 'Password',
    enter: 'Sign in',
    wrong: 'The username or the password is not right.',
  },
  locked: {
    title: 'Screen locked',
    lead: 'Everything typed is saved. {{name}} can go on with their PIN or password.',
    secret: 'PIN or password',
    unlock: 'Unlock',
    wrong:
      'That is neither the PIN nor the password of this account. After many tries, only the password counts.',
    notMe: 'Sign out and use another account',
  },
};
