using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegration;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegrationResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodResponse;

namespace Tap.Api;

/// <summary>What an API has of a route.</summary>
internal sealed record RouteElements(
    ApiGatewayMethod Method,
    ApiGatewayIntegration Integration,
    IReadOnlyList<ApiGatewayMethodResponse> MethodResponses,
    IReadOnlyList<ApiGatewayIntegrationResponse> IntegrationResponses,
    RouteIntegration Description);
