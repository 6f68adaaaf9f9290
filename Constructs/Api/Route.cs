using System.Text.Json;
using System.Text.Json.Nodes;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using Tap.Compute;
using Tap.Core;

namespace Tap.Api;

/// <summary>
/// What answers a route. A route of one's own says how API Gateway reaches what answers it (<see cref="Integrate"/>), and gets all that
/// other routes have: authorization, checked bodies, preflights, a cache key, and a place in what the API is deployed anew for.
/// </summary>
public abstract record Route
{
    /// <summary>Who may call it. <value>Default: <see cref="RouteAuthorization.AwsIam"/>.</value></summary>
    public RouteAuthorization Authorization { get; init; } = RouteAuthorization.AwsIam;

    /// <summary>The schema that the gateway holds request bodies against. <value>Default: none.</value></summary>
    public BodySchema? Body { get; init; }

    /// <summary>
    /// Request headers that the answer of a cached <c>GET</c> depends on, in lower case, such as <c>x-api-key</c>: they become a part of
    /// the cache's key, and the gateway refuses requests without them with status 400. It must, because it minds the case of headers'
    /// names: a header that it takes for missing may be one that a function finds
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"/>).
    /// <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> CacheKeyHeaders { get; init; } = [];

    /// <summary>
    /// What is wrong with the route itself, told with all other problems of the API before anything is made; the route's key is put before
    /// each. <value>Default: nothing.</value>
    /// </summary>
    /// <returns>The problems, each with value, rule and way out; nulls are none.</returns>
    protected internal virtual IEnumerable<string?> Problems() => [];

    /// <summary>
    /// Describes the integration of the route with what answers it, and creates what else that needs: a permission, a role. It is asked
    /// once for each method and path that has the route.
    /// </summary>
    /// <param name="context">The method and the path in their API.</param>
    /// <returns>The integration.</returns>
    protected internal abstract RouteIntegration Integrate(RouteContext context);
}

/// <summary>A route that a function answers, which gets the whole request (<c>AWS_PROXY</c>).</summary>
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

    // Of text, not the function's own attribute: a deployment's replacement is made before the old one goes, and Terraform then does the
    // same with all that the deployment depends on, functions, their roles, log groups and tables, whose names are still taken. API Gateway
    // does not look for the function before it calls it: part of its ARN may be a stage variable
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html).
    private string InvocationUri(RouteContext context)
    {
        var (partition, region) = (context.Api.Deployment.Partition, context.Api.Deployment.Settings.Region);
        return context.ServiceUri(
            "lambda",
            $"path/2015-03-31/functions/arn:{partition}:lambda:{region}:{context.AccountId}:function:{Function.Name}/invocations");
    }
}

/// <summary>A route that the gateway answers by itself, with status 200 (<c>MOCK</c>).</summary>
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
    /// <summary>The schema in a file of the project, the same that the function holds bodies against.</summary>
    /// <param name="name">The model's name: letters and digits.</param>
    /// <param name="path">The file's path in the project's folder.</param>
    /// <returns>The schema, without insignificant white space.</returns>
    /// <exception cref="InputException">The file holds no JSON.</exception>
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
