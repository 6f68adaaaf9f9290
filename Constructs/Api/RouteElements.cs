using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegration;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayIntegrationResponse;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethod;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodResponse;

namespace Tap.Api;

/// <summary>The resources of a route in an API.</summary>
internal sealed record RouteElements(
    ApiGatewayMethod Method,
    ApiGatewayIntegration Integration,
    IReadOnlyList<ApiGatewayMethodResponse> MethodResponses,
    IReadOnlyList<ApiGatewayIntegrationResponse> IntegrationResponses,
    RouteIntegration Description);
