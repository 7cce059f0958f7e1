#pragma once

#include <boost/describe.hpp>

namespace quorate::charter {

/// What a person is to the body. Written in a charter with hyphens ("system-admin").
enum class Office {
    chair,
    member,
    clerk,
    office,     ///< the general office (办公室): supervises, archives
    unit,       ///< staff of a unit (处室)
    custodian,  ///< keeper of the seal
    leader,     ///< a leader of the management who is no member of the body
    observer,
    inspector,
    system_admin,
    security_admin,
    audit_admin,
};
BOOST_DESCRIBE_ENUM(Office, chair, member, clerk, office, unit, custodian, leader, observer, inspector, system_admin,
                    security_admin, audit_admin)

}  // namespace quorate::charter
