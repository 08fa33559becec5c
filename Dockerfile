# The app and its relay in one image: built with all tools, shipped with Node alone.
FROM node:20-bookworm-slim AS build
WORKDIR /driewoord
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /driewoord
COPY --from=build --chown=root:root /driewoord/dist/app dist/app
COPY --from=build --chown=root:root /driewoord/dist/relay dist/relay
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/relay/main.js"]
