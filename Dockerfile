# xlcheck in a container: docker build -t xlcheck . && docker run --rm -v "$PWD:/work" xlcheck
FROM python:3.12-slim AS build
COPY . /source
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels /source

FROM python:3.12-slim
# git tells `xlcheck check --diff` what has changed.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --create-home xlcheck
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels xlcheck
USER xlcheck
WORKDIR /work
ENTRYPOINT ["xlcheck"]
CMD ["check"]
