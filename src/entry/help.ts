export const help = `Usage: throughline COMMAND [options]

  start                      run the desk
      --port N               where browsers reach it (3000)
      --smtp-port N          take mail by SMTP at this port
  demo                       run a desk with two stories on it
      --port N, --smtp-port N, --no-open
  migrate                    bring the database to what this version needs
  mail import PATH...        bring in mail from .eml files, mailbox files, Maildirs and folders
      --desk NAME            the short name of the desk
      --closed               as cases that have ended
  organization add           add an organization, such as a provider, with who administers it; prints its id
      --name NAME
      --country GB           where it is
      --admin-name NAME, --admin-email ADDRESS
  token create               make an API token for somebody
      --email ADDRESS        whose
      --organization NAME    for which organization, where they belong to several
  backup [FILE]              write everything into one file (throughline-DATE.tlarchive)
  restore FILE               make an installation of a backup, where there is none yet; it sends nothing
  release                    let a restored copy send
  doctor                     what is wrong here, and how to mend it
  help                       this

Every command takes:
      --data FOLDER          where the data is (data, for the demo demo-data)
      --json                 answers for machines

With DATABASE_URL the data is on a PostgreSQL server instead.
`;
