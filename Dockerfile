# An image of unroot, with git. Build it from this folder; docs/image.md tells how to use it.
FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The lock file alone decides what is installed, and nothing of that is run: `prepare` would compile what is not here yet.
RUN npm ci --ignore-scripts
COPY . .
# What `npm publish` would ship, with the dependencies of the lock file. Readable by any user, whatever the umask of the checkout.
RUN node build.mjs \
 && npm pack --ignore-scripts \
 && mkdir /opt/unroot \
 && tar -xzf unroot-*.tgz -C /opt/unroot --strip-components=1 \
 && npm prune --omit=dev --ignore-scripts \
 && mv node_modules /opt/unroot/ \
 && chmod -R a+rX,go-w /opt/unroot

FROM node:22-slim
LABEL org.opencontainers.image.title="unroot" \
      org.opencontainers.image.description="A codemod that makes every Dockerfile run as a least-privileged user" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && ln -s /opt/unroot/dist/src/bin.js /usr/local/bin/unroot
# Root's, so that nobody who runs it can change it.
COPY --from=build /opt/unroot /opt/unroot
# Where the repository is mounted.
WORKDIR /repo
RUN chown -R node:node /repo
USER node
ENTRYPOINT ["unroot"]
CMD ["--help"]
