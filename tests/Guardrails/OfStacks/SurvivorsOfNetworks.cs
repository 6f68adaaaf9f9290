using static Tap.Tests.Guardrails.OfStacks.Mutation;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Mutants of networks that no rule has to find.</summary>
internal static class SurvivorsOfNetworks
{
    private const string Refused = "The provider or AWS refuses it.";
    private const string Routing = "It decides whether something is reached at all; nothing in the network has a public address.";
    private const string Missing = "Terraform refuses what refers to it; without both there is no network.";

    public static IEnumerable<Survivor> All =>
    [
        .. Survivor.Of("aws_eip|aws_internet_gateway|aws_nat_gateway|aws_route*|aws_vpc_endpoint",
            "*", Routing),
        .. Survivor.Of("aws_vpc|aws_subnet|aws_security_group", "", Missing, CountZero, CountUnknown),
        .. Survivor.Of("aws_default_security_group", "ingress|egress", "The resource removes the rules that are not written in it.",
            Removed),
        .. Survivor.Of("aws_flow_log", "log_destination_type|iam_role_arn|log_destination", Refused, Removed, Emptied, Replaced),
        .. Survivor.Of("aws_flow_log", "iam_role_arn|log_destination", Refused, Widened),
        .. Survivor.Of("aws_flow_log", "log_destination_type|iam_role_arn|log_destination", "Any destination keeps it.", Unknown),
        .. Survivor.Of("aws_flow_log", "*", "The first one logs all.", Second),
        .. Survivor.Of("aws_security_group", "name|description|vpc_id", "The rules of a group are judged, wherever it is."),
        .. Survivor.Of("aws_subnet", "availability_zone|cidr_block|vpc_id", "It decides where addresses are, not who reaches them."),
        .. Survivor.Of("aws_subnet", "map_public_ip_on_launch", "It is false unless it is written.", Removed),
        .. Survivor.Of("aws_vpc", "cidr_block|enable_dns_hostnames|enable_dns_support",
            "It decides where addresses are, not who reaches them."),
        .. Survivor.Of("aws_vpc_security_group_egress_rule|aws_vpc_security_group_ingress_rule", "",
            "It takes a way away.", CountZero, CountUnknown),
        .. Survivor.Of("aws_vpc_security_group_egress_rule|aws_vpc_security_group_ingress_rule", "description|security_group_id",
            "A rule is judged, whichever group it is of."),
        .. Survivor.Of("aws_vpc_security_group_egress_rule", "cidr_ipv4", Refused, Removed, Emptied, Replaced),
        .. Survivor.Of("aws_vpc_security_group_egress_rule", "ip_protocol", Refused, Emptied, Replaced),
        .. Survivor.Of("aws_vpc_security_group_ingress_rule", "cidr_ipv4", Refused, Removed),
        .. Survivor.Of("aws_vpc_security_group_egress_rule", "cidr_ipv4", "No address is more than every address, which it has.", Unknown),
        .. Survivor.Of("aws_vpc_security_group_egress_rule", "from_port|to_port", "Not every port is open.", Zeroed, Second),
        .. Survivor.Of("aws_vpc_security_group_ingress_rule", "from_port|to_port|ip_protocol", "Only the network itself gets in."),
    ];
}
