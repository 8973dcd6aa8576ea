import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      compilerOptions: {
        // Stacked tables need roles: `display: block` takes away those that elements have by themselves.
        warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles',
      },
      // An error page is deeper than the address it is served at: root-relative addresses always hold.
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          'object-src': ['none'],
        },
      },
      // The same check is made in hooks.server.ts against ORIGIN, known only when the server starts.
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
  // No `data:` address: the policy above refuses them.
  build: { assetsInlineLimit: 0 },
  // Workspace packages are TypeScript sources: they are part of the bundle.
  ssr: { noExternal: [/^@gouvtech\//] },
});
