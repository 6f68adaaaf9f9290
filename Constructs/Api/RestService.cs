using HashiCorp.Cdktf.Providers.Aws.ApiGatewayDeployment;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApi;
using Tap.Core;

namespace Tap.Api;

/// <summary>
/// A regional REST API (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html"/>): routes with
/// their methods, integrations and invoke permissions, CORS on every path and on the gateway's own errors, and one stage with tracing, JSON
/// access logs and throttling. It is deployed anew when, and only when, what a stage serves has changed.
/// </summary>
public sealed class RestService : TapConstruct
{
    private readonly RouteResources routeResources;

    /// <summary>Creates the API.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The API's settings.</param>
    /// <exception cref="InputException">API Gateway would refuse name, routes or settings; the message lists all that is wrong.</exception>
    public RestService(Construct scope, string id, RestServiceProps props)
        : base(scope, id, props)
    {
        var routes = RouteKey.ParseAll(props.Routes);
        Name = Deployment.Names.RestApi(Deployment.NameOf(id, props.Name));
        StageName = props.Stage;
        Api = new ApiGatewayRestApi(this, "api", new ApiGatewayRestApiConfig
        {
            Name = Name,
            Description = props.Description,
            EndpointConfiguration = new ApiGatewayRestApiEndpointConfiguration { Types = ["REGIONAL"] },
        });
        Id = Api.Id;
        ExecutionArn = Api.ExecutionArn;

        routeResources = new(this, props.Cache is not null);
        var integrations = routeResources.Add(routes, props.Cors);
        GatewayErrors.Add(this, props.Cors, [.. routes.Keys.Select(route => route.Method).Distinct().Order(StringComparer.Ordinal)]);
        if (props.AllowedIps is { } ranges)
            AllowedCallers.Restrict(this, ranges, routes);

        var served = new ServedDefinition(this);
        var deployment = new ApiGatewayDeployment(this, "deployment", new ApiGatewayDeploymentConfig
        {
            RestApiId = Id,
            Triggers = new Dictionary<string, string> { ["definition"] = served.Fingerprint() },
            Lifecycle = new TerraformResourceLifecycle { CreateBeforeDestroy = true },
        });
        deployment.DependsOn = served.Addresses();
        Stage = new ApiStage(this, "stage", props, deployment.Id, integrations);
    }

    /// <summary>The API's name: plain text, known at synth, and its <c>ApiName</c> in CloudWatch.</summary>
    public string Name { get; }

    /// <summary>The API itself.</summary>
    public ApiGatewayRestApi Api { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The ARN with which those of its methods begin.</summary>
    public string ExecutionArn { get; }

    /// <summary>Its stage.</summary>
    public ApiStage Stage { get; }

    /// <summary>The stage's name.</summary>
    public string StageName { get; }

    /// <summary>The URL of a path. On an emulator, the one under which LocalStack and its like serve it.</summary>
    /// <param name="path">The path, beginning with a slash.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="InputException">The path does not begin with a slash.</exception>
    public string UrlOf(string path) => !path.StartsWith('/')
        ? throw new InputException($"A path of API '{Name}' must begin with a slash, but was '{path}'.")
        : Deployment.Settings.EndpointUrl is { } endpoint
        ? $"{endpoint.ToString().TrimEnd('/')}/restapis/{Id}/{StageName}/_user_request_{path}"
        : $"{Stage.InvokeUrl}{path}";

    /// <summary>The ARN of a method of this API in this stage.</summary>
    internal string MethodArn(string method, string arnPath) => $"{ExecutionArn}/{StageName}/{method}{arnPath}";
}
