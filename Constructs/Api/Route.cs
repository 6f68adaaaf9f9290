using System.Text.Json;
using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using Tap.Compute;
using Tap.Core;

namespace Tap.Api;

/// <summary>
/// A route of an API. A route of your own describes how API Gateway reaches its backend (<see cref="Integrate"/>), and has everything that
/// other routes have: authorization, validation of bodies, preflights, a cache key, and a new deployment of the API when it changes.
/// </summary>
public abstract record Route
{
    /// <summary>The authorization of callers. <value>Default: <see cref="RouteAuthorization.AwsIam"/>.</value></summary>
    public RouteAuthorization Authorization { get; init; } = RouteAuthorization.AwsIam;

    /// <summary>The schema with which the gateway validates request bodies. <value>Default: none.</value></summary>
    public BodySchema? Body { get; init; }

    /// <summary>
    /// Request headers that a cached <c>GET</c> response depends on, in lower case, such as <c>x-api-key</c>. They become a part of the
    /// cache key, and the gateway refuses requests without them with status 400. This is necessary because the gateway compares the names
    /// of headers case-sensitively: a function may find a header that the gateway considers missing
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"/>). <value>Default:
    /// none.</value>
    /// </summary>
    public IReadOnlyList<string> CacheKeyHeaders { get; init; } = [];

    /// <summary>
    /// Returns the problems of the route itself. They are reported with all other problems of the API before anything is created, each
    /// after the route's key. <value>Default: none.</value>
    /// </summary>
    /// <returns>The problems, each with value, rule and how to fix it; nulls are ignored.</returns>
    protected internal virtual IEnumerable<string?> Problems() => [];

    /// <summary>
    /// Returns the route's integration, and creates other resources that it needs, such as a permission or a role. It is called once for
    /// each method and path of the route.
    /// </summary>
    /// <param name="context">The method and the path, with their API.</param>
    /// <returns>The integration.</returns>
    protected internal abstract RouteIntegration Integrate(RouteContext context);
}

/// <summary>A route to a function, which receives the whole request (<c>AWS_PROXY</c>).</summary>
/// <param name="Function">The function.</param>
public sealed record FunctionRoute(NodeFunction Function) : Route
{
    /// <inheritdoc/>
    protected internal override RouteIntegration Integrate(RouteContext context) => new()
    {
        Type = IntegrationType.AwsProxy,
        Uri = InvocationUri(context),
        Needs =
        [
            new LambdaPermission(context.Api, context.IdOf("permission"), new LambdaPermissionConfig
            {
                FunctionName = Function.Function.FunctionName,
                Action = "lambda:InvokeFunction",
                Principal = "apigateway.amazonaws.com",
                SourceArn = context.MethodArn,
            }),
        ],
    };

    // Text instead of a reference to the function. Terraform creates a deployment's replacement before it destroys the old one, and then
    // does the same with everything that the deployment depends on: functions, their roles, log groups and tables, whose names are still in
    // use. API Gateway does not check the function before it calls it, because a part of its ARN may be a stage variable
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html).
    private string InvocationUri(RouteContext context)
    {
        var (partition, region) = (context.Api.Deployment.Partition, context.Api.Deployment.Settings.Region);
        return context.ServiceUri(
            "lambda",
            $"path/2015-03-31/functions/arn:{partition}:lambda:{region}:{context.AccountId}:function:{Function.Name}/invocations");
    }
}

/// <summary>A route to which the gateway itself responds, with status 200 (<c>MOCK</c>).</summary>
/// <param name="Template">The body as a mapping template (VTL), which may use <c>$context</c> variables.</param>
public sealed record MockRoute(string Template) : Route
{
    /// <inheritdoc/>
    protected internal override RouteIntegration Integrate(RouteContext context) =>
        RouteIntegration.Mock(new RouteResponse(200) { Template = Template });
}

/// <summary>A JSON schema (draft 4) of request bodies, which becomes a model of the API.</summary>
/// <param name="Name">The model's name: letters and digits.</param>
/// <param name="Json">The schema.</param>
public sealed record BodySchema(string Name, string Json)
{
    /// <summary>Returns the schema in a file of the project, which a function can use, too.</summary>
    /// <param name="name">The model's name: letters and digits.</param>
    /// <param name="path">The file's path in the project's folder.</param>
    /// <returns>The schema, without insignificant white space.</returns>
    /// <exception cref="InputException">The file is not valid JSON.</exception>
    public static BodySchema FromFile(string name, string path)
    {
        try
        {
            return new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, path)))!.ToJsonString());
        }
        catch (JsonException fault)
        {
            throw new InputException($"The schema of model '{name}' in {path} is no JSON: {fault.Message}");
        }
    }
}
