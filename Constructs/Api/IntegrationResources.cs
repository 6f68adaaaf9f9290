using System.Globalization;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegration;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegrationResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodResponse;

namespace Tap.Api;

/// <summary>Creates the integration of a method, with its responses.</summary>
/// <param name="api">The API.</param>
/// <param name="key">The route.</param>
/// <param name="method">The route's method.</param>
/// <param name="resourceId">The id of the resource of the route's path.</param>
internal sealed class IntegrationResources(RestService api, RouteKey key, ApiGatewayMethod method, string resourceId)
{
    // A reference instead of the text, so that Terraform creates these resources after the method.
    private readonly string httpMethod = method.HttpMethod;

    /// <summary>Creates the integration and its responses.</summary>
    /// <param name="description">The integration.</param>
    /// <param name="cacheKey">The parameters in the cache key.</param>
    /// <param name="headers">Headers of all responses, with their values.</param>
    public RouteElements Add(RouteIntegration description, string[] cacheKey, IReadOnlyDictionary<string, string> headers)
    {
        var config = new ApiGatewayIntegrationConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = httpMethod,
            Type = Spelled(description.Type),
            IntegrationHttpMethod = description.HttpMethodFor(key.Method),
            Uri = description.Uri,
            Credentials = description.Role?.Arn,
            CacheKeyParameters = cacheKey.Length == 0 ? null : cacheKey,
        };
        // The binding does not accept null here.
        if (description.RequestParameters.Count > 0)
            config.RequestParameters = description.RequestParameters.ToDictionary();
        if (description.RequestTemplates.Count > 0)
        {
            // By default, a request with a Content-Type without a template would be passed through unchanged; a mock would then lack its
            // status and return 500. With this setting, API Gateway returns 415. A request without a Content-Type counts as JSON
            // (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
            config.PassthroughBehavior = "NEVER";
            config.RequestTemplates = description.RequestTemplates.ToDictionary();
        }

        var integration = new ApiGatewayIntegration(api, Id("integration"), config);
        var responses = description.Responses.Select(response => Add(response, integration, headers)).ToList();
        return new(
            method, integration, [.. responses.Select(response => response.OfMethod)],
            [.. responses.Select(response => response.OfIntegration)], description);
    }

    private (ApiGatewayMethodResponse OfMethod, ApiGatewayIntegrationResponse OfIntegration) Add(
        RouteResponse response, ApiGatewayIntegration integration, IReadOnlyDictionary<string, string> ofAll)
    {
        var headers = ofAll.ToDictionary();
        foreach (var (name, source) in response.Headers)
            headers[name] = source;
        var status = response.Status.ToString(CultureInfo.InvariantCulture);
        // Only one response has no pattern, so its ids need no status.
        string[] which = response.SelectionPattern is null ? [] : [status];
        var ofMethod = new ApiGatewayMethodResponse(api, Id(["response", .. which]), new ApiGatewayMethodResponseConfig
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = httpMethod,
            StatusCode = status,
            ResponseParameters = headers.ToDictionary(header => $"method.response.header.{header.Key}", _ => (object)true),
        });
        var ofIntegration = new ApiGatewayIntegrationResponse(
            api, Id(["integration-response", .. which]), new ApiGatewayIntegrationResponseConfig
            {
                RestApiId = api.Id,
                ResourceId = resourceId,
                HttpMethod = httpMethod,
                StatusCode = status,
                SelectionPattern = response.SelectionPattern,
                ResponseParameters = headers.ToDictionary(header => $"method.response.header.{header.Key}", header => header.Value),
                ResponseTemplates =
                    response.Template is { } template ? new Dictionary<string, string> { ["application/json"] = template } : null,
                DependsOn = [integration, ofMethod],
                // API Gateway drops the responses of an integration that is put again, and a deployment without them would return 500.
                Lifecycle = new TerraformResourceLifecycle { ReplaceTriggeredBy = new[] { $"{integration.Address}.id" } },
            });
        return (ofMethod, ofIntegration);
    }

    private string Id(params IReadOnlyList<string> parts) => RouteKey.IdOf(key.Path, [key.Method, .. parts]);

    private static string Spelled(IntegrationType type) => type switch
    {
        IntegrationType.Aws => "AWS",
        IntegrationType.AwsProxy => "AWS_PROXY",
        IntegrationType.Http => "HTTP",
        IntegrationType.HttpProxy => "HTTP_PROXY",
        _ => "MOCK",
    };
}
