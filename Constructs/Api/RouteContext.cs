namespace Tap.Api;

/// <summary>A method and a path of an API, as <see cref="Route.Integrate"/> gets them.</summary>
public sealed class RouteContext
{
    private readonly RouteKey key;

    internal RouteContext(RestService api, RouteKey key, string accountId) => (Api, this.key, AccountId) = (api, key, accountId);

    /// <summary>The API: the scope of what the route creates. Its stage is not there yet.</summary>
    public RestService Api { get; }

    /// <summary>The HTTP method, in capitals.</summary>
    public string Method => key.Method;

    /// <summary>The path, beginning with a slash: <c>/tasks/{id}</c>.</summary>
    public string Path => key.Path;

    /// <summary>The names of the path's parameters: <c>id</c>.</summary>
    public IReadOnlyList<string> PathParameters => [.. key.Parameters];

    /// <summary>
    /// The ARN of the method in the API's stage, with any value for parameters: the source that a permission to be called by it names.
    /// </summary>
    public string MethodArn => Api.MethodArn(key.Method, key.ArnPath);

    /// <summary>
    /// The id of the account, as a reference to the API itself. With one to another resource, such as that of
    /// <see cref="Deployment.AccountId"/> to a role, each deployment would depend on it, and replace it in the order in which deployments
    /// are replaced: the new one first, under a name that may still be taken.
    /// </summary>
    public string AccountId { get; }

    /// <summary>An id for something that the route creates below <see cref="Api"/>, which no other route has.</summary>
    /// <param name="part">What it is: <c>permission</c>.</param>
    /// <returns>The id: <c>tasks_id-GET-permission</c>.</returns>
    public string IdOf(string part) => RouteKey.IdOf(key.Path, key.Method, part);

    /// <summary>
    /// The URI by which API Gateway calls an AWS service in the region
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html#apigw-PutIntegration-request-uri"/>).
    /// </summary>
    /// <param name="service">The service, as in the host name of its endpoint: <c>sqs</c>.</param>
    /// <param name="call">What is called: <c>action/{name}</c>, or <c>path/{path}</c>.</param>
    /// <returns>The URI: <c>arn:aws:apigateway:us-east-1:sqs:path/…</c>.</returns>
    public string ServiceUri(string service, string call) =>
        $"arn:{Api.Deployment.Partition}:apigateway:{Api.Deployment.Settings.Region}:{service}:{call}";
}
