using HashiCorp.Cdktf.Providers.Aws.ApiGatewayDeployment;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayGatewayResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegration;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegrationResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayModel;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRequestValidator;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayResource;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApi;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApiPolicy;
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
    private readonly ApiElements<ApiGatewayGatewayResponse> gatewayResponses;

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
        gatewayResponses = GatewayErrors.Add(
            this, props.Cors, [.. routes.Keys.Select(route => route.Method).Distinct().Order(StringComparer.Ordinal)]);
        if (props.AllowedIps is { } ranges)
            Policy = AllowedCallers.Restrict(this, ranges, routes);

        var served = new ServedDefinition(this);
        ApiDeployment = new ApiGatewayDeployment(this, "deployment", new ApiGatewayDeploymentConfig
        {
            RestApiId = Id,
            Triggers = new Dictionary<string, string> { ["definition"] = served.Fingerprint() },
            Lifecycle = new TerraformResourceLifecycle { CreateBeforeDestroy = true },
        });
        ApiDeployment.DependsOn = served.Addresses();
        Stage = new ApiStage(this, "stage", props, ApiDeployment.Id, integrations);
    }

    /// <summary>The API's name: plain text, known at synth, and its <c>ApiName</c> in CloudWatch.</summary>
    public string Name { get; }

    /// <summary>The API itself.</summary>
    public ApiGatewayRestApi Api { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The ARN with which those of its methods begin.</summary>
    public string ExecutionArn { get; }

    /// <summary>Who may call it, by address; <see langword="null"/> where all may.</summary>
    public ApiGatewayRestApiPolicy? Policy { get; }

    /// <summary>The copy of the API that the stage serves, made anew with whatever is changed of what callers see.</summary>
    public ApiGatewayDeployment ApiDeployment { get; }

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

    /// <summary>The method of a route or a preflight. What is changed of it, the stage gets with a deployment.</summary>
    /// <param name="route">The route as it was given, <c>GET /tasks</c>, or the preflight, <c>OPTIONS /tasks</c>.</param>
    /// <returns>The method.</returns>
    /// <exception cref="InputException">There is none; the message lists those there are.</exception>
    public ApiGatewayMethod MethodOf(string route) => routeResources.Routes[route].Method;

    /// <summary>The integration of a route or a preflight with what answers it.</summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The integration.</returns>
    public ApiGatewayIntegration IntegrationOf(string route) => routeResources.Routes[route].Integration;

    /// <summary>The responses that the method of a route or a preflight declares; a proxy has none.</summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The responses, in the order of <see cref="RouteIntegration.Responses"/>.</returns>
    public IReadOnlyList<ApiGatewayMethodResponse> MethodResponsesOf(string route) => routeResources.Routes[route].MethodResponses;

    /// <summary>What the responses of a route or a preflight are made from; a proxy has none.</summary>
    /// <inheritdoc cref="MethodResponsesOf" path="/param|/exception|/returns"/>
    public IReadOnlyList<ApiGatewayIntegrationResponse> IntegrationResponsesOf(string route) =>
        routeResources.Routes[route].IntegrationResponses;

    /// <summary>What the stage waits for before it serves a route: the <c>LambdaPermission</c> of a <see cref="FunctionRoute"/>.</summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The <see cref="RouteIntegration.Needs"/> of its integration.</returns>
    public IReadOnlyList<ITerraformDependable> NeedsOf(string route) => routeResources.Routes[route].Description.Needs;

    /// <summary>The resource of a path, or of a path above one.</summary>
    /// <param name="path">The path, as routes have it: <c>/tasks/{id}</c>.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="InputException">There is none; the message lists those there are.</exception>
    public ApiGatewayResource ResourceOf(string path) => routeResources.Paths[path];

    /// <summary>The model of a body schema.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InputException">There is none; the message lists those there are.</exception>
    public ApiGatewayModel ModelOf(string schema) => routeResources.Models[schema];

    /// <summary>A validator of requests.</summary>
    /// <param name="validated"><c>body</c>, where a route has a <see cref="Route.Body"/>, or <c>parameters</c>, where one has
    /// <see cref="Route.CacheKeyHeaders"/> and no body.</param>
    /// <returns>The validator.</returns>
    /// <exception cref="InputException">There is none; the message lists those there are.</exception>
    public ApiGatewayRequestValidator ValidatorOf(string validated) => routeResources.Validators[validated];

    /// <summary>An error that the gateway answers with by itself.</summary>
    /// <param name="type"><c>BAD_REQUEST_BODY</c>, <c>DEFAULT_4XX</c> or <c>DEFAULT_5XX</c>.</param>
    /// <returns>The gateway response.</returns>
    /// <exception cref="InputException">The API has no such one; the message lists those it has. Add others beside it.</exception>
    public ApiGatewayGatewayResponse GatewayResponseOf(string type) => gatewayResponses[type];

    /// <summary>The ARN of a method of this API in this stage.</summary>
    internal string MethodArn(string method, string arnPath) => $"{ExecutionArn}/{StageName}/{method}{arnPath}";
}
