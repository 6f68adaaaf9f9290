namespace Tap.Api;

/// <summary>The method and the path of a route in its API, for <see cref="Route.Integrate"/>.</summary>
public sealed class RouteContext
{
    private readonly RouteKey key;

    internal RouteContext(RestService api, RouteKey key, string accountId) => (Api, this.key, AccountId) = (api, key, accountId);

    /// <summary>The API, which is the scope of resources that the route creates. Its stage does not exist yet.</summary>
    public RestService Api { get; }

    /// <summary>The HTTP method, in capitals.</summary>
    public string Method => key.Method;

    /// <summary>The path, beginning with a slash: <c>/tasks/{id}</c>.</summary>
    public string Path => key.Path;

    /// <summary>The names of the path's parameters: <c>id</c>.</summary>
    public IReadOnlyList<string> PathParameters => [.. key.Parameters];

    /// <summary>
    /// The ARN of the method in the API's stage, with any values of parameters: the source in a permission for this route.
    /// </summary>
    public string MethodArn => Api.MethodArn(key.Method, key.ArnPath);

    /// <summary>
    /// The id of the account, as a reference to the API itself. With a reference to another resource, such as
    /// <see cref="Deployment.AccountId"/> to a role, each deployment would depend on that resource, and Terraform would replace it like
    /// deployments: the new one first, under a name that is still in use.
    /// </summary>
    public string AccountId { get; }

    /// <summary>
    /// Returns an id for a resource that the route creates below <see cref="Api"/>, different from those of other routes.
    /// </summary>
    /// <param name="part">The kind of resource, such as <c>permission</c>.</param>
    /// <returns>The id: <c>tasks_id-GET-permission</c>.</returns>
    public string IdOf(string part) => RouteKey.IdOf(key.Path, key.Method, part);

    /// <summary>
    /// Returns the URI with which API Gateway calls an AWS service in the region
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html#apigw-PutIntegration-request-uri"/>).
    /// </summary>
    /// <param name="service">The service, as in the host name of its endpoint: <c>sqs</c>.</param>
    /// <param name="call">The call: <c>action/{name}</c>, or <c>path/{path}</c>.</param>
    /// <returns>The URI: <c>arn:aws:apigateway:us-east-1:sqs:path/…</c>.</returns>
    public string ServiceUri(string service, string call) =>
        $"arn:{Api.Deployment.Partition}:apigateway:{Api.Deployment.Settings.Region}:{service}:{call}";
}
