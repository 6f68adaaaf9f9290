namespace Tap.Api;

/// <summary>
/// The type of an integration
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html"/>).
/// </summary>
public enum IntegrationType
{
    /// <summary><c>AWS</c>: an action of an AWS service; request and responses are mapped.</summary>
    Aws,

    /// <summary><c>AWS_PROXY</c>: a Lambda function, which receives the whole request and returns the whole response.</summary>
    AwsProxy,

    /// <summary><c>HTTP</c>: an HTTP endpoint; request and responses are mapped.</summary>
    Http,

    /// <summary><c>HTTP_PROXY</c>: an HTTP endpoint, which receives the whole request and returns the whole response.</summary>
    HttpProxy,

    /// <summary><c>MOCK</c>: no backend; the gateway itself responds.</summary>
    Mock,
}
