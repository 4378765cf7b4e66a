# The edge as a container: nginx with the built app and the same configuration file as the local stack's.

FROM node:20.19.6-trixie-slim AS build
WORKDIR /missioncast
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save
COPY . .
RUN npm run build

FROM nginx:1.28.0-bookworm
# The image's entrypoint fills in ${EDGE_…} and writes the result in the place of its own nginx.conf.
ENV NGINX_ENVSUBST_OUTPUT_DIR=/etc/nginx NGINX_ENVSUBST_FILTER=EDGE_
# Before 20-envsubst-on-templates.sh, and in the same shell.
COPY deploy/picture-hosts.envsh /docker-entrypoint.d/18-picture-hosts.envsh
COPY deploy/nginx.conf /etc/nginx/templates/nginx.conf.template
COPY deploy/tls.conf /etc/nginx/templates/tls.conf.template
COPY --from=build /missioncast/dist /srv/missioncast
