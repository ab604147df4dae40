import type { Widen } from '../../catalogue.ts';
import type { entrance as spanish } from '../../es/clerk/entrance.ts';

export const entrance: Widen<typeof spanish> = {
  firstRun: {
    sample:
      'To try it with a sample branch, with accounts, people and documents ready, close this window and start with: npm start -- --sample',
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
    passwordHelp: 'At least 10 characters. A long phrase beats symbols.',
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
      'weak-passphrase':
        'That passphrase is short or soon guessed. Use five words or more that do not go together.',
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
    title: {
      closed: 'The data cannot be opened',
      'start-slow': 'The data is not open yet',
      'start-failed': 'Ventanilla could not start',
      'damaged-at-work': 'Work was stopped',
      'goes-on-elsewhere': 'This counter goes on at another machine',
      'acts-at-place': 'This data is an earlier copy',
    },
    safe: 'What is safe',
    untouched: 'The program has erased and changed nothing. Do not reinstall it or copy files by hand.',
    leaveFiles: 'Do not reinstall the program or copy files by hand.',
    safeOf: {
      opening: 'Records and documents are still on the disk.',
      keys: 'Records and documents are still on the disk, encrypted. Without this file nothing opens them.',
      database: 'The documents and the key are still on the disk.',
      reservation:
        'Records and documents are still on the disk. Without this file a code might be given twice, so no work is done.',
      documents: 'The records are still on the disk.',
      rest: 'What is left of the data is still on the disk as it was.',
      stopped:
        'The documents and the key are still on the disk. Work was stopped, and nothing more is written in the data file.',
      other: 'Records and documents were not touched.',
    },
    what: 'What to do',
    incident: 'Incident {{incident}}: tell support.',
    argument:
      'Ventanilla was started with an option that is not admitted ({{argument}}) and does not open. Open it by its own shortcut, without options. Nothing saved was touched.',
    noWindow:
      'Ventanilla could not open its windows. Nothing was erased. Restart the machine; if it happens again, call support and tell them incident {{incident}}.',
    problem: {
      'file-damaged': 'The content of “{{file}}” is not understood.',
      'file-not-allowed': 'The system does not allow “{{file}}” to be used.',
      'not-a-file': 'Something else stands in the place of “{{file}}”.',
      'file-missing': '“{{file}}” is missing, and other parts of a terminal’s data are here.',
      'of-another-store':
        '“{{file}}” orders the data of a terminal that was closed to be destroyed, and the data here is another’s.',
      'disk-failing': 'The disk could not read or write “{{file}}”.',
      'start-slow': 'Opening the data takes longer than it should.',
      'start-failed': 'Something unforeseen failed.',
      'database-newer': 'The data belongs to a newer version of the program.',
      'database-busy': 'Another program has the data open.',
      'database-damaged': 'The data file is damaged.',
      'damaged-at-work': 'Part of the data file became unreadable during work.',
      'goes-on-elsewhere':
        'The backup place says that this counter’s data was restored on another machine after this one last wrote there.',
      'acts-at-place':
        'The backup place knows of acts of this counter that are not on this machine: somebody put an earlier copy of its data here.',
      'disk-full': 'The disk is full.',
      'key-wrong': 'The key kept on this machine is not the one of this data.',
    },
    advice: {
      'file-damaged':
        'Use another terminal and call support. Do not set this terminal up again: the data kept here is recovered with that file or with the recovery passphrase.',
      'file-not-allowed':
        'Close other programs and restart the machine. If it happens again, support must give Ventanilla’s account the right to read and write its folder.',
      'not-a-file':
        'Call support: somebody must see what was put there and where what was there has gone. Use another terminal meanwhile.',
      'file-missing':
        'If somebody moved or restored files, put all of them back into their folder together. Otherwise use another terminal and call support. This terminal is not set up again while any of its data is left.',
      'of-another-store':
        'Use another terminal and call support. If the data here is in use, support takes that file out of the folder, keeps it, and opens Ventanilla again.',
      'disk-failing':
        'The disk may be about to fail: switch the machine off, stop using it and call support to copy the data.',
      'start-slow':
        'Wait without switching the machine off: this screen changes by itself when the data opens. If nothing changes in ten minutes, call support.',
      'start-failed': 'Restart the machine. If it happens again, use another terminal and call support.',
      'database-newer': 'Install the latest version of Ventanilla on this machine and open it again.',
      'database-busy':
        'Close the other Ventanilla window or the program that uses the data. This screen opens by itself once the data is free; otherwise restart the machine.',
      'database-damaged': 'Leave the machine as it is and call support. Meanwhile use another terminal.',
      'goes-on-elsewhere':
        'Do not work at this machine: two counters would give the same codes. Use the other machine, and leave this one as it is: support must see whether it holds people whom the other one does not know.',
      'acts-at-place':
        'Do not work with this copy: codes that were given would be given again. If you have the right data, put them back, or bring the terminal back from its backup place. If not, restart the program: an administrator or a supervisor can decide whether to go on without those acts.',
      'damaged-at-work':
        'Call support, and leave the machine as it is: do not restart it again and again. Note what you did last, because it may have to be done again. Meanwhile use another terminal.',
      'disk-full':
        'Delete files that are not Ventanilla’s or ask support for more space, then restart the program.',
      'key-wrong':
        'Check that the data belongs to this terminal. If it came from another machine, support opens it with the recovery passphrase.',
    },
  },
  missingActs: {
    title: 'Saved work is missing',
    lead_one: 'The data is older than what was last done on this machine: {{count}} act is missing.',
    lead_other: 'The data is older than what was last done on this machine: {{count}} acts are missing.',
    others: 'The data is not what this machine used last: it holds other acts in their place.',
    safe: 'While this screen is shown nothing is written or erased. The documents are still kept.',
    list: 'What is missing',
    unknown: 'Which acts they are is not known.',
    putBack: {
      title: 'If somebody changed or copied the data',
      text: 'Close Ventanilla, put back the newest files whose name begins with ventanilla.db and open it again. If you do not know how, call support before you go on.',
    },
    goOn: {
      title: 'If there is no newer data',
      text: 'For instance after a power cut that damaged the disk. An administrator or a supervisor may go on without these acts; afterwards they have to be repeated with each person. It is recorded who decided so and why.',
      reason: 'Reason',
      button: 'Go on without these acts',
    },
    notAllowed: 'Only an administrator or a supervisor may decide this.',
    diskFull: 'The disk is full. Free some space and try again; everything is as it was.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'With your own account. What you do here is recorded under your name.',
    username: 'Username',
    password: 'Password',
    enter: 'Sign in',
    lost: 'What {{name}} had typed and not saved was lost.',
    wrong: 'The username or the password is not right.',
    notSignedOff:
      'The password is right, but nobody has signed this account off yet. Ask another administrator or a supervisor, not whoever created it, to sign it under “Accounts”.',
    firstUse: 'I have a one-time code',
    forgotten: 'Forgot your password?',
    forgottenText:
      'Nobody can see it. An administrator and another person who signs reset your account, and you choose a new one.',
  },
  firstUse: {
    title: 'Choose a password and PIN',
    lead: 'With the one-time code you were given. Choose them yourself and tell nobody, not even whoever created your account.',
    secret: 'One-time code',
    secretHelp: 'Twelve letters and digits; hyphens do not matter.',
    password: 'New password',
    pin: 'New PIN',
    choose: 'Save',
    back: 'Back to the entrance',
    chosen: 'Done: your password and PIN are the ones you chose. You can sign in now.',
    chosenWaiting:
      'Done: your password and PIN are the ones you chose. Another administrator or a supervisor has still to sign your account off under “Accounts”, with you present; then you can sign in.',
    error: {
      'wrong-one-time-secret':
        'The username or the code is not right, or that code was used already. If it was not you who used it, tell a supervisor at once.',
      expired: 'That code has expired. Ask an administrator for a new one.',
      'weak-password': 'That password is short or soon guessed, or is the code itself. Use several words.',
      'weak-pin': 'That PIN is easy to guess. Avoid repeated or consecutive digits.',
      'disk-full': 'The disk is full: nothing was saved.',
    },
  },
  locked: {
    title: 'Screen locked',
    lead: 'Everything typed is saved. {{name}} can go on with their PIN or password.',
    leadUnsaved:
      'What {{name}} typed and did not save is still here, and comes back when they unlock with their PIN or password. If somebody else signs in, it is lost.',
    secret: 'PIN or password',
    unlock: 'Unlock',
    wrong:
      'That is neither the PIN nor the password of this account. After many tries, only the password counts.',
    notMe: 'Sign out and use another account',
  },
};
