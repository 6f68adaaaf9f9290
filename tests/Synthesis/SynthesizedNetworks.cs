namespace Tap.Tests.Synthesis;

/// <summary>VPCs in synthesized stacks: subnets by the routes of their route tables, endpoints, security groups.</summary>
internal static class SynthesizedNetworks
{
    extension(SynthesizedStack stack)
    {
        /// <summary>The subnets with a route to an internet gateway.</summary>
        public IReadOnlyList<SynthesizedResource> PublicSubnets =>
            [.. stack.All("aws_subnet").Where(subnet => stack.Routes(subnet).Any(route => route.Text("gateway_id") is not null))];

        /// <summary>The subnets with a route to a NAT gateway, and none to an internet gateway.</summary>
        public IReadOnlyList<SynthesizedResource> PrivateSubnets =>
        [
            .. stack.All("aws_subnet").Except(stack.PublicSubnets)
                .Where(subnet => stack.Routes(subnet).Any(route => route.Text("nat_gateway_id") is not null)),
        ];

        /// <summary>Returns whether a gateway endpoint for an AWS service is on all route tables.</summary>
        /// <param name="service">The service, such as <c>s3</c>.</param>
        public bool HasGatewayEndpoint(string service) => stack.All("aws_vpc_endpoint").Any(endpoint =>
            endpoint.Text("service_name") == $"com.amazonaws.us-east-1.{service}"
            && endpoint.Text("vpc_endpoint_type") == "Gateway"
            && endpoint.Texts("route_table_ids").Order().SequenceEqual(
                stack.All("aws_route_table").Select(table => table.Reference("id")).Order()));

        /// <summary>Returns what a security group lets out: <c>tcp 443-443 to 0.0.0.0/0</c>, sorted.</summary>
        public IReadOnlyList<string> EgressOf(SynthesizedResource group) =>
        [
            .. stack.All("aws_vpc_security_group_egress_rule").Where(rule => rule.Text("security_group_id") == group.Reference("id"))
                .Select(rule => $"{rule.Text("ip_protocol")} {rule.Text("from_port")}-{rule.Text("to_port")} to {rule.Text("cidr_ipv4")}")
                .Order(StringComparer.Ordinal),
        ];

        /// <summary>Returns whether a security group lets something in.</summary>
        public bool HasIngress(SynthesizedResource group) => group.Text("ingress") is not null
            || stack.All("aws_vpc_security_group_ingress_rule").Concat(stack.All("aws_security_group_rule"))
                .Any(rule => rule.Text("security_group_id") == group.Reference("id"));

        private IEnumerable<SynthesizedResource> Routes(SynthesizedResource subnet) =>
            from association in stack.All("aws_route_table_association")
            where association.Text("subnet_id") == subnet.Reference("id")
            from route in stack.All("aws_route")
            where route.Text("route_table_id") == association.Text("route_table_id")
            select route;
    }
}
