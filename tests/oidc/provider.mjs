// A real OpenID Connect provider for the tests: `node provider.mjs PORT REDIRECT_URI CLAIMS_JSON`.
// Its own development pages sign anybody in; the claims come from the command line.
import Provider from 'oidc-provider'

const [port, redirectUri, claims] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'chancery',
    client_secret: 'only-for-tests',
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'client_secret_post'
  }],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name', 'birthdate', 'document_number']
  },
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...JSON.parse(claims) }) }),
  pkce: { required: () => true }
})

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'))
