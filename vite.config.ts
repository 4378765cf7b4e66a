import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `npm run dev` sets DEV_EDGE to the edge's address, so that the browser talks to one origin here too.
const edge = process.env.DEV_EDGE

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', sourcemap: true },
  server: { host: '127.0.0.1', ...(edge ? { proxy: { '/webdis': edge, '/config.json': edge } } : {}) },
})
