using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegration;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegrationResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayModel;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRequestValidator;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayResource;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using Tap.Compute;

namespace Tap.Api;

/// <summary>The methods of an API with all that belongs to them.</summary>
internal sealed class RouteResources(RestService api, bool cached)
{
    private readonly Dictionary<string, string> resourceIds = [];
    private readonly Dictionary<string, ApiGatewayModel> models = [];
    private readonly List<ITerraformDependable> permissions = [];
    private readonly Dictionary<string, string> validatorIds = [];

    // Of the API itself: a deployment's replacement is made before the old one goes, and so would be a role that it depends on.
    private readonly string accountId = AccountId.In(api.ExecutionArn);

    /// <summary>Adds the routes, and a preflight on each of their paths.</summary>
    /// <returns>What lets the API call its functions, and so has to be there before somebody calls the API.</returns>
    public IReadOnlyList<ITerraformDependable> Add(IReadOnlyDictionary<RouteKey, Route> routes, Cors cors)
    {
        foreach (var (key, route) in routes)
            AddRoute(key, route, cors);
        foreach (var path in routes.Keys.GroupBy(key => key.Path))
            AddPreflight(path.Key, cors.PreflightHeaders(path.Select(key => key.Method)));
        return permissions;
    }

    private void AddRoute(RouteKey key, Route route, Cors cors)
    {
        var resourceId = ResourceId(key.Path);
        var parameters = CacheKey(key, route);
        var config = new ApiGatewayMethodConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = key.Method,
            Authorization = route.Authorization.Type,
            RequestModels = route.Body is { } schema ? Models(schema) : null,
            RequestValidatorId = route.Body is not null
                ? ValidatorId("body")
                : route is FunctionRoute { CacheKeyHeaders.Count: > 0 }
                ? ValidatorId("parameters")
                : null,
        };
        // The binding takes no null here.
        if (parameters.Length > 0)
            config.RequestParameters = parameters.ToDictionary(name => name, _ => (object)true);
        var id = RouteKey.IdOf(key.Path, key.Method, "method");
        var method = new ApiGatewayMethod(api, id, config);
        if (route.Authorization is { Reason: { } reason, Until: var until })
            api.Deployment.Acknowledge(RouteAuthorization.Rule, $"{api.ConstructPath}/{id}", reason, until);
        if (route is FunctionRoute toFunction)
            AddFunction(key, method, resourceId, toFunction, parameters);
        else
            AddMock(key, method, resourceId, "200", ((MockRoute)route).Template, new Dictionary<string, string>
            {
                ["Access-Control-Allow-Origin"] = $"'{cors.AllowOrigin}'",
            });
    }

    private string[] CacheKey(RouteKey key, Route route) => cached && key.Method == "GET"
        ?
        [
            .. key.Parameters.Select(name => $"method.request.path.{name}"),
            .. ((route as FunctionRoute)?.CacheKeyHeaders ?? []).Select(name => $"method.request.header.{name}"),
        ]
        : [];

    private void AddFunction(RouteKey key, ApiGatewayMethod method, string resourceId, FunctionRoute route, string[] cacheKey)
    {
        _ = new ApiGatewayIntegration(api, RouteKey.IdOf(key.Path, key.Method, "integration"), new ApiGatewayIntegrationConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = method.HttpMethod,
            Type = "AWS_PROXY",
            IntegrationHttpMethod = "POST",
            Uri = InvocationUri(route.Function),
            CacheKeyParameters = cacheKey.Length == 0 ? null : cacheKey,
        });
        permissions.Add(new LambdaPermission(api, RouteKey.IdOf(key.Path, key.Method, "permission"), new LambdaPermissionConfig
        {
            FunctionName = route.Function.Function.FunctionName,
            Action = "lambda:InvokeFunction",
            Principal = "apigateway.amazonaws.com",
            SourceArn = api.MethodArn(key.Method, key.ArnPath),
        }));
    }

    // Of text, not the function's own attribute: a deployment's replacement is made before the old one goes, and Terraform then does the
    // same with all that the deployment depends on, functions, their roles, log groups and tables, whose names are still taken. API Gateway
    // does not look for the function before it calls it: part of its ARN may be a stage variable
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html).
    private string InvocationUri(NodeFunction function)
    {
        var (partition, region) = (api.Deployment.Partition, api.Deployment.Settings.Region);
        return $"arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/"
            + $"arn:{partition}:lambda:{region}:{accountId}:function:{function.Name}/invocations";
    }

    private void AddPreflight(string path, IReadOnlyDictionary<string, string> headers)
    {
        var resourceId = ResourceId(path);
        var method = new ApiGatewayMethod(api, RouteKey.IdOf(path, "OPTIONS", "method"), new ApiGatewayMethodConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = "OPTIONS",
            Authorization = "NONE",
        });
        AddMock(new RouteKey("OPTIONS", path), method, resourceId, "204", null, headers);
    }

    private void AddMock(RouteKey key, ApiGatewayMethod method, string resourceId, string status, string? template,
        IReadOnlyDictionary<string, string> headers)
    {
        // A reference, not the text: it is what makes these wait for the method.
        var httpMethod = method.HttpMethod;
        var integration = new ApiGatewayIntegration(api, RouteKey.IdOf(key.Path, key.Method, "integration"), new ApiGatewayIntegrationConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = httpMethod,
            Type = "MOCK",
            // By default a request with another Content-Type than the template's would be passed on as it is, without the status that a
            // mock answers with, and so end as 500; now it ends as 415. One without a Content-Type counts as JSON
            // (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
            PassthroughBehavior = "NEVER",
            RequestTemplates = new Dictionary<string, string> { ["application/json"] = $$"""{"statusCode":{{status}}}""" },
        });
        var response = new ApiGatewayMethodResponse(api, RouteKey.IdOf(key.Path, key.Method, "response"), new ApiGatewayMethodResponseConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = httpMethod,
            StatusCode = status,
            ResponseParameters = headers.ToDictionary(header => $"method.response.header.{header.Key}", _ => (object)true),
        });
        _ = new ApiGatewayIntegrationResponse(
            api, RouteKey.IdOf(key.Path, key.Method, "integration-response"), new ApiGatewayIntegrationResponseConfig
            {
                RestApiId = api.Id,
                ResourceId = resourceId,
                HttpMethod = httpMethod,
                StatusCode = status,
                ResponseParameters = headers.ToDictionary(header => $"method.response.header.{header.Key}", header => header.Value),
                ResponseTemplates = template is null ? null : new Dictionary<string, string> { ["application/json"] = template },
                DependsOn = [integration, response],
                // API Gateway drops the responses of an integration that is put anew, and a deployment without them would answer 500.
                Lifecycle = new TerraformResourceLifecycle { ReplaceTriggeredBy = new[] { $"{integration.Address}.id" } },
            });
    }

    private string ResourceId(string path)
    {
        if (path.Length == 0)
            return api.Api.RootResourceId;
        if (resourceIds.TryGetValue(path, out var id))
            return id;

        var slash = path.LastIndexOf('/');
        var resource = new ApiGatewayResource(api, RouteKey.IdOf(path, "resource"), new ApiGatewayResourceConfig
        {
            RestApiId = api.Id,
            ParentId = ResourceId(path[..slash]),
            PathPart = path[(slash + 1)..],
        });
        return resourceIds[path] = resource.Id;
    }

    // With a model for JSON alone, content of other types is not validated but handed on
    // (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html), and what is larger than 6
    // MB fails at Lambda, which takes less than the 10 MB of API Gateway
    // (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    private Dictionary<string, string> Models(BodySchema schema)
    {
        var name = Model(schema).Name;
        return new() { ["$default"] = name, ["application/json"] = name };
    }

    private ApiGatewayModel Model(BodySchema schema) => models.TryGetValue(schema.Name, out var model)
        ? model
        : models[schema.Name] = new ApiGatewayModel(api, $"{schema.Name}-model", new ApiGatewayModelConfig
        {
            RestApiId = api.Id,
            Name = schema.Name,
            ContentType = "application/json",
            Schema = schema.Json,
        });

    private string ValidatorId(string validated) => validatorIds.TryGetValue(validated, out var id)
        ? id
        : validatorIds[validated] = new ApiGatewayRequestValidator(api, $"{validated}-validator", new ApiGatewayRequestValidatorConfig
        {
            RestApiId = api.Id,
            Name = validated,
            ValidateRequestBody = validated == "body",
            ValidateRequestParameters = validated == "parameters",
        }).Id;
}
