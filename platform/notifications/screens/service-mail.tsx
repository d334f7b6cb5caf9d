/** Said where an account is made: what its address receives, and what it never does (MAI-038). */
export function ServiceMail() {
  return (
    <p>
      Cabinet écrira à cette adresse pour votre accès, votre sécurité et l’usage du service. Jamais pour une publicité.
    </p>
  );
}
