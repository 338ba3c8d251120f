# One file for every part that runs: the argument PART names it.
#
#   docker build --build-arg PART=events-service -t muster/events-service .
#   docker build --build-arg PART=projections-service -t muster/projections-service .
#   docker build --build-arg PART=provision -t muster/provision .
#
# docker-compose.yml does this by itself.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /muster
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -DskipTests -Dquick -pl local-stack,events-service,projections-service -am package
# Provisioning needs Kafka's client and what the client needs, from the libraries of the broker's release.
RUN mkdir -p /parts/provision \
    && cp -r events-service/target/quarkus-app /parts/events-service \
    && cp -r projections-service/target/quarkus-app /parts/projections-service \
    && cp local-stack/target/local-stack-*.jar /parts/provision/ \
    && cd local-stack/target/kafka/lib \
    && cp kafka-clients-*.jar slf4j-*.jar lz4-java-*.jar snappy-java-*.jar zstd-jni-*.jar /parts/provision/

FROM eclipse-temurin:25-jre
ARG PART
RUN useradd --system --uid 10001 --home-dir /app muster
COPY --chmod=755 docker/ready /usr/local/bin/ready
COPY --from=build /parts/${PART}/ /app/
WORKDIR /app
USER 10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]
