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
/// their methods, integrations and permissions to invoke functions, CORS on every path and on the gateway's own errors, and one stage with
/// tracing, JSON access logs and throttling. Terraform deploys it again when, and only when, something that the stage serves has changed.
/// </summary>
public sealed class RestService : TapConstruct
{
    private readonly RouteResources routeResources;
    private readonly ApiElements<ApiGatewayGatewayResponse> gatewayResponses;

    /// <summary>Creates the API.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The API's settings.</param>
    /// <exception cref="InputException">API Gateway would reject name, routes or settings; the message lists all problems.</exception>
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

    /// <summary>The API's id.</summary>
    public string Id { get; }

    /// <summary>The execution ARN, the prefix of the ARNs of the API's methods.</summary>
    public string ExecutionArn { get; }

    /// <summary>The policy with the allowed addresses; <see langword="null"/> when any address may call.</summary>
    public ApiGatewayRestApiPolicy? Policy { get; }

    /// <summary>The deployment that the stage serves, replaced when something that callers can notice changes.</summary>
    public ApiGatewayDeployment ApiDeployment { get; }

    /// <summary>The API's stage.</summary>
    public ApiStage Stage { get; }

    /// <summary>The stage's name.</summary>
    public string StageName { get; }

    /// <summary>Returns the URL of a path; on an emulator, the URL under which LocalStack and similar emulators serve it.</summary>
    /// <param name="path">The path, beginning with a slash.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="InputException">The path does not begin with a slash.</exception>
    public string UrlOf(string path) => !path.StartsWith('/')
        ? throw new InputException($"A path of API '{Name}' must begin with a slash, but was '{path}'.")
        : Deployment.Settings.EndpointUrl is { } endpoint
        ? $"{endpoint.ToString().TrimEnd('/')}/restapis/{Id}/{StageName}/_user_request_{path}"
        : $"{Stage.InvokeUrl}{path}";

    /// <summary>Returns the method of a route or a preflight. Changes of it reach the stage with a deployment.</summary>
    /// <param name="route">The key of the route, <c>GET /tasks</c>, or of the preflight, <c>OPTIONS /tasks</c>.</param>
    /// <returns>The method.</returns>
    /// <exception cref="InputException">There is no such route; the message lists those of the API.</exception>
    public ApiGatewayMethod MethodOf(string route) => routeResources.Routes[route].Method;

    /// <summary>Returns the integration of a route or a preflight.</summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The integration.</returns>
    public ApiGatewayIntegration IntegrationOf(string route) => routeResources.Routes[route].Integration;

    /// <summary>Returns the method responses of a route or a preflight; a proxy has none.</summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The responses, in the order of <see cref="RouteIntegration.Responses"/>.</returns>
    public IReadOnlyList<ApiGatewayMethodResponse> MethodResponsesOf(string route) => routeResources.Routes[route].MethodResponses;

    /// <summary>Returns the integration responses of a route or a preflight; a proxy has none.</summary>
    /// <inheritdoc cref="MethodResponsesOf" path="/param|/exception|/returns"/>
    public IReadOnlyList<ApiGatewayIntegrationResponse> IntegrationResponsesOf(string route) =>
        routeResources.Routes[route].IntegrationResponses;

    /// <summary>
    /// Returns the resources that the stage depends on for a route: the <c>LambdaPermission</c> of a <see cref="FunctionRoute"/>.
    /// </summary>
    /// <inheritdoc cref="MethodOf" path="/param|/exception"/>
    /// <returns>The <see cref="RouteIntegration.Needs"/> of its integration.</returns>
    public IReadOnlyList<ITerraformDependable> NeedsOf(string route) => routeResources.Routes[route].Description.Needs;

    /// <summary>Returns the resource of a path, or of a parent of a path.</summary>
    /// <param name="path">The path as in routes: <c>/tasks/{id}</c>.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="InputException">There is no such path; the message lists those of the API.</exception>
    public ApiGatewayResource ResourceOf(string path) => routeResources.Paths[path];

    /// <summary>Returns the model of a body schema.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InputException">There is no such schema; the message lists those of the API.</exception>
    public ApiGatewayModel ModelOf(string schema) => routeResources.Models[schema];

    /// <summary>Returns a request validator.</summary>
    /// <param name="validated">
    /// <c>body</c>, when a route has a <see cref="Route.Body"/>, or <c>parameters</c>, when a route has <see cref="Route.CacheKeyHeaders"/>
    /// and no body.
    /// </param>
    /// <returns>The validator.</returns>
    /// <exception cref="InputException">There is no such validator; the message lists those of the API.</exception>
    public ApiGatewayRequestValidator ValidatorOf(string validated) => routeResources.Validators[validated];

    /// <summary>Returns the gateway response of an error of the gateway itself.</summary>
    /// <param name="type"><c>BAD_REQUEST_BODY</c>, <c>DEFAULT_4XX</c> or <c>DEFAULT_5XX</c>.</param>
    /// <returns>The gateway response.</returns>
    /// <exception cref="InputException">There is no such error; the message lists those of the API. Add others beside it.</exception>
    public ApiGatewayGatewayResponse GatewayResponseOf(string type) => gatewayResponses[type];

    /// <summary>Returns the ARN of a method of this API in this stage.</summary>
    internal string MethodArn(string method, string arnPath) => $"{ExecutionArn}/{StageName}/{method}{arnPath}";
}
