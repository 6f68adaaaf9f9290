using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayModel;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRequestValidator;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayResource;
using Tap.Core;

namespace Tap.Api;

/// <summary>Creates the methods of an API with everything that belongs to them.</summary>
internal sealed class RouteResources(RestService api, bool cached)
{
    // From the API itself: Terraform creates a deployment's replacement before it destroys the old one, and would do the same with a role
    // that the deployment depends on.
    private readonly string accountId = AccountId.In(api.ExecutionArn);

    /// <summary>The resources of each route and of each preflight.</summary>
    public ApiElements<RouteElements> Routes { get; } = new(api, "route");

    /// <summary>The resources of the paths.</summary>
    public ApiElements<ApiGatewayResource> Paths { get; } = new(api, "resource of the path");

    /// <summary>The models of the body schemas.</summary>
    public ApiElements<ApiGatewayModel> Models { get; } = new(api, "model");

    /// <summary>The validators of bodies and of parameters.</summary>
    public ApiElements<ApiGatewayRequestValidator> Validators { get; } = new(api, "validator of");

    /// <summary>Adds the routes, and a preflight for each of their paths.</summary>
    /// <returns>The integrations, whose dependencies must exist before the API is called.</returns>
    public IReadOnlyList<RouteIntegration> Add(IReadOnlyDictionary<RouteKey, Route> routes, Cors cors)
    {
        var integrations = routes.Select(route => AddRoute(route.Key, route.Value, cors)).ToList();
        foreach (var path in routes.Keys.GroupBy(key => key.Path))
            AddPreflight(path.Key, cors.PreflightHeaders(path.Select(key => key.Method)));
        return integrations;
    }

    private RouteIntegration AddRoute(RouteKey key, Route route, Cors cors)
    {
        var integration = route.Integrate(new RouteContext(api, key, accountId));
        InputProblems.Refuse($"The integration of \"{key}\" of RestService '{api.ConstructPath}'", integration.Problems());
        var resourceId = ResourceId(key.Path);
        var cacheKey = CacheKey(key, route, integration);
        var id = RouteKey.IdOf(key.Path, key.Method, "method");
        var method = new ApiGatewayMethod(api, id, Method(key, route, integration, cacheKey, resourceId));
        if (route.Authorization is { Reason: { } reason, Until: var until })
            api.Deployment.Acknowledge(RouteAuthorization.Rule, $"{api.ConstructPath}/{id}", reason, until);
        Routes.Add($"{key}", new IntegrationResources(api, key, method, resourceId).Add(
            integration, cacheKey, new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = $"'{cors.AllowOrigin}'" }));
        return integration;
    }

    private ApiGatewayMethodConfig Method(
        RouteKey key, Route route, RouteIntegration integration, string[] cacheKey, string resourceId)
    {
        var config = new ApiGatewayMethodConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = key.Method,
            Authorization = route.Authorization.Type,
            RequestModels = route.Body is { } schema ? ModelsOf(schema) : null,
            RequestValidatorId = route.Body is not null ? Validator("body").Id
                : route.CacheKeyHeaders.Count > 0 ? Validator("parameters").Id
                : null,
        };
        var optional = integration.MappedParameters
            .Where(name => !name.StartsWith("method.request.path.", StringComparison.Ordinal))
            .Except(HeadersOf(route));
        var parameters = cacheKey.Union(integration.MappedParameters)
            .ToDictionary(name => name, name => (object)!optional.Contains(name));
        // The binding does not accept null here.
        if (parameters.Count > 0)
            config.RequestParameters = parameters;
        return config;
    }

    private string[] CacheKey(RouteKey key, Route route, RouteIntegration integration) => cached && key.Method == "GET"
        ?
        [
            .. key.Parameters.Select(name => $"method.request.path.{name}")
                .Concat(HeadersOf(route))
                .Union(integration.MappedParameters),
        ]
        : [];

    private static IEnumerable<string> HeadersOf(Route route) => route.CacheKeyHeaders.Select(name => $"method.request.header.{name}");

    private void AddPreflight(string path, IReadOnlyDictionary<string, string> headers)
    {
        var key = new RouteKey("OPTIONS", path);
        var resourceId = ResourceId(path);
        var method = new ApiGatewayMethod(api, RouteKey.IdOf(path, key.Method, "method"), new ApiGatewayMethodConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = key.Method,
            Authorization = "NONE",
        });
        Routes.Add($"{key}", new IntegrationResources(api, key, method, resourceId).Add(
            RouteIntegration.Mock(new RouteResponse(204)), [], headers));
    }

    private string ResourceId(string path)
    {
        if (path.Length == 0)
            return api.Api.RootResourceId;

        var slash = path.LastIndexOf('/');
        return Paths.GetOrAdd(path, () => new ApiGatewayResource(api, RouteKey.IdOf(path, "resource"), new ApiGatewayResourceConfig
        {
            RestApiId = api.Id,
            ParentId = ResourceId(path[..slash]),
            PathPart = path[(slash + 1)..],
        })).Id;
    }

    // With a model for JSON only, content of other types is passed on without validation
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html), and content over 6 MB
    // fails at Lambda, whose limit is below the 10 MB of API Gateway
    // (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    private Dictionary<string, string> ModelsOf(BodySchema schema)
    {
        var name = Model(schema).Name;
        return new() { ["$default"] = name, ["application/json"] = name };
    }

    private ApiGatewayModel Model(BodySchema schema) => Models.GetOrAdd(
        schema.Name, () => new ApiGatewayModel(api, $"{schema.Name}-model", new ApiGatewayModelConfig
        {
            RestApiId = api.Id,
            Name = schema.Name,
            ContentType = "application/json",
            Schema = schema.Json,
        }));

    private ApiGatewayRequestValidator Validator(string validated) => Validators.GetOrAdd(
        validated, () => new ApiGatewayRequestValidator(api, $"{validated}-validator", new ApiGatewayRequestValidatorConfig
        {
            RestApiId = api.Id,
            Name = validated,
            ValidateRequestBody = validated == "body",
            ValidateRequestParameters = validated == "parameters",
        }));
}
